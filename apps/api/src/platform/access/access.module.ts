import { Global, Module } from '@nestjs/common';
import { Passwords } from '../auth/passwords.js';
import { SignInService } from '../auth/sign-in.service.js';
import { Clock, Random } from '../clock/clock.js';
import { AccessGuard } from './access.guard.js';
import { AdmissionGuard } from './admission.guard.js';
import { OriginGuard } from './origin.guard.js';
import { ScopeRepository } from './scope.repository.js';

@Global()
@Module({
  providers: [AccessGuard, AdmissionGuard, OriginGuard, ScopeRepository, SignInService, Passwords, Clock, Random],
  exports: [AccessGuard, AdmissionGuard, OriginGuard, ScopeRepository, SignInService, Passwords, Clock, Random],
})
export class AccessModule {}
