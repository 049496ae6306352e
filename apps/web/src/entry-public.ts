import { chosenTheme, showTheme } from './shared/theme/theme.js';
import { enhancePublicPage } from './shared/public/enhance.js';

showTheme(chosenTheme());
enhancePublicPage(document);
