import { CertificateCounter } from './certificate-counter.entity.js';
import { CertificateDocument } from './certificate-document.entity.js';
import { CertificateEvent } from './certificate-event.entity.js';
import { CertificateTemplate } from './certificate-template.entity.js';
import { Certificate } from './certificate.entity.js';

export const CERTIFICATE_ENTITIES = [
  CertificateTemplate,
  CertificateCounter,
  Certificate,
  CertificateDocument,
  CertificateEvent,
];
