/* Starts the window: styles, then the one component that holds everything. */
import { mount } from 'svelte';
import App from './App.svelte';
import { followTheme } from './state/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/data.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
followTheme();
mount(App, { target });
