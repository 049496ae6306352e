import { Module } from '@nestjs/common';
import { AccountLinksService } from './account-links.service.js';
import { IdentityController } from './identity.controller.js';
import { IdentityRepository } from './identity.repository.js';
import { IdentityService } from './identity.service.js';
import { LocalStrategy } from './local-strategy.js';
import { SignInLimits } from './sign-in-limits.service.js';

@Module({
  controllers: [IdentityController],
  providers: [IdentityRepository, IdentityService, AccountLinksService, LocalStrategy, SignInLimits],
  exports: [IdentityService, AccountLinksService, SignInLimits],
})
export class IdentityModule {}
