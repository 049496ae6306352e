import type { RouteObject } from 'react-router';
import { accessibilityPage } from './accessibility.page.js';
import { coursePage } from './course.page.js';
import { coursesPage } from './courses.page.js';
import { emailChangePage } from './email-change.page.js';
import { homePage } from './home.page.js';
import { invitationPage } from './invitation.page.js';
import { newPasswordPage } from './new-password.page.js';
import { observatoryPage } from './observatory.page.js';
import { observatoryPlacePage } from './observatory-place.page.js';
import { pathPage } from './path.page.js';
import { passwordResetPage } from './password-reset.page.js';
import { passwordResetSentPage } from './password-reset-sent.page.js';
import { privacyPage } from './privacy.page.js';
import { registerPage } from './register.page.js';
import { registerSentPage } from './register-sent.page.js';
import { registrationPage } from './registration.page.js';
import { signInPage } from './sign-in.page.js';
import { verifyPage } from './verify.page.js';
import { verifyCertificatePage } from './verify-certificate.page.js';

/** Every server-rendered page. One file and one line here per page. */
export const publicRoutes: readonly RouteObject[] = [
  homePage,
  coursesPage,
  coursePage,
  pathPage,
  registerPage,
  registerSentPage,
  registrationPage,
  signInPage,
  passwordResetPage,
  passwordResetSentPage,
  newPasswordPage,
  invitationPage,
  emailChangePage,
  privacyPage,
  accessibilityPage,
  observatoryPage,
  observatoryPlacePage,
  verifyPage,
  verifyCertificatePage,
];
