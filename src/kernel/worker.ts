import { expose } from 'comlink';
import { openBrowserConnector } from '../engine/wasm/browser';
import { loadParquetLibrary } from '../export/parquet-library';
import { Session } from './session';

expose(new Session(openBrowserConnector, loadParquetLibrary));
