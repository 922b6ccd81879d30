import { expose } from 'comlink';
import { openBrowserConnector } from '../engine/wasm/browser';
import { loadParquetLibrary } from '../export/parquet-library';
import { Formats } from '../intake/formats';
import { Session } from './session';

const formats = new Formats(async () => {
  const [{ columnarKind }, { startParquetInBrowser }] = await Promise.all([
    import('../intake/columnar/columnar-kind'),
    import('../intake/columnar/parquet-in-browser'),
  ]);
  return columnarKind(startParquetInBrowser);
});

expose(new Session(openBrowserConnector, loadParquetLibrary, formats));
