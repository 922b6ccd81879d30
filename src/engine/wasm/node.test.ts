import { describeConnector } from '../../../tests/contract/connector-contract';
import { openNodeConnector } from './node';

describeConnector('DuckDB in Node', openNodeConnector);
