import { Controller, Get } from '@nestjs/common';
import { type Caller, CurrentCaller, Roles } from '@ytterby/platform';

/** Tells a caller who the key says they are; the console shows it and hides what the role does not allow. */
@Controller('v1/me')
export class MeController {
  @Get()
  @Roles('viewer', 'analyst', 'officer', 'machine')
  me(@CurrentCaller() caller: Caller): Caller {
    return caller;
  }
}
