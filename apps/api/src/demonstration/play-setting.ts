import { FirstAdministratorService } from '../access/first-administrator.service';
import { AccountService } from '../access/account.service';
import { InvitationService } from '../access/invitation.service';
import { GrantService } from '../programmes/grant.service';
import { OrganisationService } from '../programmes/organisation.service';
import { ProgrammeService } from '../programmes/programme.service';
import { RegionService } from '../programmes/region.service';
import { StrandService } from '../programmes/strand.service';
import { VenueService } from '../programmes/venue.service';
import { ACCOUNTS, DEMONSTRATION_PASSWORD } from './accounts.data';
import { REGIONS, VENUES } from './places.data';
import type { Player } from './player';
import { ORGANISATIONS, type DemonstrationProgramme, type DemonstrationStrand } from './programmes.data';

/** Before the first programme began. */
const BEFORE_ALL = '2020-12-01T09:00:00Z';

/** Somebody has to be there first. */
export const playFirstAdministrator = async (player: Player): Promise<void> => {
  const [service, administrator] = [player.the(FirstAdministratorService), ACCOUNTS.find(isAdministrator)];
  const path = await service.link();
  if (path === null || !administrator) throw new Error('The demonstration begins in an empty database');
  const { name, email } = administrator;
  const token = path.slice(path.indexOf('#') + 1);
  const { accountId } = await service.create({ token, name, email, password: DEMONSTRATION_PASSWORD });
  player.name('administrator', accountId);
};

const isAdministrator = ({ key }: { readonly key: string }): boolean => key === 'administrator';

export const playPlacesAndOrganisations = (player: Player): Promise<void> =>
  player.as('administrator', BEFORE_ALL, async () => {
    const [regions, venues, organisations] = [
      player.the(RegionService),
      player.the(VenueService),
      player.the(OrganisationService),
    ];
    for (const region of REGIONS) {
      await regions.put(
        player.id(region.key),
        {
          name: region.name,
          localName: region.localName ?? null,
          aliases: [...(region.aliases ?? [])],
          parentId: region.parent && player.id(region.parent),
          level: region.level,
          countryCode: region.country,
          officialCode: region.officialCode ?? null,
          latitude: region.at?.[0] ?? null,
          longitude: region.at?.[1] ?? null,
        },
        null,
      );
    }
    for (const { key, name, region } of VENUES) {
      const unknown = { stepFree: null, hearingLoop: null, wifi: null, notes: '' };
      await venues.put(player.id(key), { name, regionId: player.id(region), ...unknown }, null);
    }
    for (const { key, name, kind } of ORGANISATIONS) {
      await organisations.put(player.id(key), { name, kind, charityNumber: null, countryCode: null }, null);
    }
  });

export const playProgramme = (player: Player, programme: DemonstrationProgramme): Promise<void> =>
  player.as('administrator', BEFORE_ALL, async () => {
    const programmeId = player.id(programme.key);
    const { startDate, endDate } = programme;
    await player.the(ProgrammeService).put(
      programmeId,
      {
        code: programme.code,
        name: programme.name,
        aliases: [...programme.aliases],
        summary: programme.summary,
        startDate,
        endDate,
        timeZone: programme.timeZone,
        publicationDisclaimer: programme.disclaimer,
        organisations: programme.organisations.map(([key, role]) => ({ organisationId: player.id(key), role })),
      },
      null,
    );
    for (const strand of programme.strands) await playStrand(player, programme, strand);
    const { grant } = programme;
    if (!grant) return;
    await player.the(GrantService).put(
      player.id(grant.key),
      {
        programmeId,
        fundingOrganisationId: player.id(grant.funder),
        title: grant.title,
        amountAwarded: grant.amount,
        currency: grant.currency,
        awardDate: startDate,
        startDate,
        endDate,
        reportingCadence: 'yearly',
      },
      null,
    );
  });

const playStrand = (player: Player, programme: DemonstrationProgramme, strand: DemonstrationStrand): Promise<unknown> =>
  player.the(StrandService).put(
    player.id(strand.key),
    {
      programmeId: player.id(programme.key),
      code: strand.code,
      name: strand.name,
      aliases: [...strand.aliases],
      kind: strand.kind,
      commissionerId: strand.commissioner ? player.id(strand.commissioner) : null,
      startDate: programme.startDate,
      endDate: programme.endDate,
      regions: strand.aims.map((aim) => ({
        regionId: player.id(aim.region),
        storyTarget: aim.stories,
        reporterTarget: aim.reporters,
        sessionTarget: aim.sessions ?? null,
        participantTarget: aim.participants ?? null,
      })),
    },
    null,
  );

/** Everybody else is invited by the administrator and accepts. */
export const playAccounts = async (player: Player, now: string): Promise<void> => {
  const [accounts, invitations] = [player.the(AccountService), player.the(InvitationService)];
  for (const { key, name, email, role, of } of ACCOUNTS.filter((account) => !isAdministrator(account))) {
    const scope = role === 'funder' ? ('grant' as const) : ('programme' as const);
    const memberships =
      of.length === 0
        ? [{ role, scope: 'organisation' as const, scopeId: null }]
        : of.map((each) => ({ role, scope, scopeId: player.id(each) }));
    const path = await player.as('administrator', now, async () => {
      await accounts.put({
        id: player.id(key),
        ifMatch: null,
        write: { name, email, isSuspended: false, memberships },
      });
      return (await invitations.invite(player.id(key))).path;
    });
    await invitations.accept({ token: path.slice(path.indexOf('#') + 1), password: DEMONSTRATION_PASSWORD });
  }
};
