import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startOpening } from './app/opening.ts';
import { takeServerAddress, watchServerAddress } from './app/server-address.ts';
import { startTheme } from './app/theme.ts';
import './theme/tokens.css';
import './theme/base.css';

const server = takeServerAddress(window);
watchServerAddress(window);
startTheme();
createRoot(document.getElementById('root')!).render(<App opening={startOpening(server)} />);
