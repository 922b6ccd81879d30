import { describeConnector } from '../../../tests/contract/connector-contract';
import { openBrowserConnector } from './browser';

describeConnector('DuckDB in the browser', openBrowserConnector);
