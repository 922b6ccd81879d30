import { expose } from 'comlink';
import { openBrowserConnector } from '../engine/wasm/browser';
import { Session } from './session';

expose(new Session(openBrowserConnector));
