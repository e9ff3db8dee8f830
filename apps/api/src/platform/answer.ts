import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

export const ANSWER = 'throughline:answer';

/**
 * Declares what a handler answers: 200 with a body of this schema of the contract, or 204 without one. The document of the API shows it,
 * and in specs every real answer is held to it.
 */
export const Answer = (schema: z.ZodType | null): MethodDecorator =>
  applyDecorators(
    SetMetadata(ANSWER, schema),
    HttpCode(schema ? 200 : 204),
    ApiResponse(schema ? { status: 200, standardSchema: schema } : { status: 204 }),
  );
