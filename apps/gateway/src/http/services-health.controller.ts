import { Controller, Get, Inject } from '@nestjs/common';
import type { ServicesHealth } from '@ytterby/contracts';
import { Public } from '@ytterby/platform';
import { readServicesHealth, type ServiceUrls } from '../services-health';

/** Injection token of {@link ServiceUrls}. */
export const SERVICE_URLS = Symbol('SERVICE_URLS');

/** How the services behind the gateway are. */
@Public()
@Controller('v1/health')
export class ServicesHealthController {
  constructor(@Inject(SERVICE_URLS) private readonly urls: ServiceUrls) {}

  @Get()
  health(): Promise<ServicesHealth> {
    return readServicesHealth(this.urls);
  }
}
