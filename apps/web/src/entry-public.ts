import { enhancePublicPage } from './shared/public/enhance.js';

enhancePublicPage(document);
