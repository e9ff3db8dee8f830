import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type {
  InformationSheet,
  InformationSheetList,
  InformationSheetQuery,
  InformationSheetWrite,
} from '@throughline/domain/stories';
import { Audit } from '../platform/audit';
import { Policy } from '../platform/policy';
import { ProblemError } from '../platform/problem';
import { InformationSheetsRepository } from './information-sheets.repository';

/** What storytellers are told before they decide. There to be shown to anybody; a new version is a new sheet. */
@Injectable()
export class InformationSheetsService {
  constructor(
    private readonly sheets: InformationSheetsRepository,
    private readonly policy: Policy,
    private readonly audit: Audit,
  ) {}

  async list({ programmeId }: InformationSheetQuery): Promise<InformationSheetList> {
    this.policy.authorise({ read: 'informationSheet.read', subject: {} });
    return { items: await this.sheets.of(programmeId) };
  }

  /** One for the whole organisation is for those whose work is all of it. */
  async add(id: string, write: InformationSheetWrite): Promise<InformationSheet> {
    const { programmeId } = write;
    const isKnown = programmeId === null || (await this.sheets.hasProgramme(programmeId));
    const subject = isKnown ? { programmeId } : null;
    this.policy.authorise({ read: 'informationSheet.read', action: 'informationSheet.write', subject });
    const earlier = await this.sheets.find(id);
    if (earlier) {
      const { addedAt: _at, addedBy: _by, id: _id, ...stored } = earlier;
      if (!isDeepStrictEqual(stored, { ...write, controllers: [...write.controllers] })) {
        throw new ProblemError('request.alreadyExists');
      }
      return earlier;
    }
    await this.sheets.add(id, write);
    await this.audit.record({ action: 'informationSheet.add', entity: 'information_sheet', id });
    const added = await this.sheets.find(id);
    if (!added) throw new Error('A sheet that was just added is not there');
    return added;
  }
}
