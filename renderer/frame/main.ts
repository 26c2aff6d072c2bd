/* Starts the window: styles first, so that a component's own come after them; then the component that holds everything. */
import { mount } from 'svelte';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/data.css';
import App from './App.svelte';
import { speakFromTheStart } from '../state/language.ts';
import { followTheme } from '../state/theme.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
followTheme();
await speakFromTheStart();
mount(App, { target });
