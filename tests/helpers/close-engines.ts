import { afterAll } from 'vitest';
import { closeNodeConnectors } from '../../src/engine/wasm/node';

// The files of a run share a process, and with it the engines that nobody needs any more.
afterAll(closeNodeConnectors);
