import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { takeKeyFromAddress } from './state/use-route';
import './styles/index.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');
takeKeyFromAddress();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
