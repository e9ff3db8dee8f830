import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ANSWER } from './answer';
import { CAN, PUBLIC } from './can';

export interface Handler {
  readonly controller: string;
  readonly name: string;
  readonly method: string;
  readonly callback: object;
  /** Actions, `public`, or null when nothing is declared. */
  readonly can: readonly string[] | 'public' | null;
  readonly declaresAnswer: boolean;
}

/** Every route of the application. Refuses to start when one does not say who it is for. */
@Injectable()
export class Handlers implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const undeclared = this.all().filter(({ can }) => can === null);
    if (undeclared.length === 0) return;
    const names = undeclared.map(({ controller, name }) => `${controller}.${name}`).join(', ');
    throw new Error(`Neither @Can nor @Public: ${names}`);
  }

  all(): readonly Handler[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype: unknown = metatype?.prototype;
      if (typeof prototype !== 'object' || prototype === null) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const callback: unknown = Reflect.get(prototype, name);
        if (typeof callback !== 'function') return [];
        const method: unknown = Reflect.getMetadata(METHOD_METADATA, callback);
        if (typeof method !== 'number') return [];
        const isPublic = Reflect.hasMetadata(PUBLIC, callback);
        const actions = Reflect.getMetadata(CAN, callback) as readonly string[] | undefined;
        return [
          {
            controller: metatype?.name ?? '',
            name,
            method: RequestMethod[method] ?? '',
            callback,
            can: isPublic ? ('public' as const) : (actions ?? null),
            declaresAnswer: Reflect.hasMetadata(ANSWER, callback),
          },
        ];
      });
    });
  }
}
