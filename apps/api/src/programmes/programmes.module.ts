import { Module } from '@nestjs/common';
import { constraintProblems } from '../platform/constraint-problems';
import { GrantController } from './grant.controller';
import { GrantRepository } from './grant.repository';
import { GrantService } from './grant.service';
import { OrganisationController } from './organisation.controller';
import { OrganisationRepository } from './organisation.repository';
import { OrganisationService } from './organisation.service';
import { OrganisationsQueries } from './organisations.queries';
import { PlacesQueries } from './places.queries';
import { ProgrammeController } from './programme.controller';
import { ProgrammeRepository } from './programme.repository';
import { ProgrammeService } from './programme.service';
import { ProgrammesQueries } from './programmes.queries';
import { RegionController } from './region.controller';
import { RegionRepository } from './region.repository';
import { RegionService } from './region.service';
import { StrandController } from './strand.controller';
import { StrandRepository } from './strand.repository';
import { StrandService } from './strand.service';
import { VenueController } from './venue.controller';
import { VenueRepository } from './venue.repository';
import { VenueService } from './venue.service';

constraintProblems({
  programme_code_key: 'programme.codeTaken',
  programme_dates: 'programme.endsBeforeStart',
  strand_code_key: 'strand.codeTaken',
  strand_dates: 'dates.endBeforeStart',
  funding_grant_dates: 'dates.endBeforeStart',
  region_not_own_parent: 'region.insideItself',
});

@Module({
  controllers: [
    ProgrammeController,
    StrandController,
    GrantController,
    RegionController,
    VenueController,
    OrganisationController,
  ],
  providers: [
    ...[ProgrammeRepository, StrandRepository, GrantRepository],
    ...[RegionRepository, VenueRepository, OrganisationRepository],
    ...[ProgrammesQueries, PlacesQueries, OrganisationsQueries],
    ...[ProgrammeService, StrandService, GrantService, RegionService, VenueService, OrganisationService],
  ],
  exports: [
    ...[ProgrammesQueries, PlacesQueries, OrganisationsQueries],
    ...[ProgrammeService, StrandService, GrantService, RegionService, VenueService, OrganisationService],
  ],
})
export class ProgrammesModule {}
