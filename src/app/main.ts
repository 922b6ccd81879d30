import { mount } from 'svelte';
import { KernelClient } from '../kernel/client';
import { AppState } from '../state/app-state.svelte';
import '../ui/theme.css';
import App from './App.svelte';
import { Navigation } from './navigation';
import { createScriptingApi, type QuintileApi } from './scripting-api';

declare global {
  interface Window {
    quintile: QuintileApi;
  }
}

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

const app = new AppState(new KernelClient());
const navigation = new Navigation(app);
window.quintile = createScriptingApi(app, navigation, __QUINTILE_VERSION__);
mount(App, { target, props: { app, navigation } });
requestAnimationFrame(() => {
  performance.mark('quintile:shell-ready');
  // What the first result needs is fetched while the page waits for a file.
  setTimeout(() => {
    void import('./Workspace.svelte');
    void import('../state/arrow-decoder');
    void import('../charts/render');
  }, 200);
});
