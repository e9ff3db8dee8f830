import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two more roles: whoever curates stories, and the safeguarding lead. */
export class Roles1767000000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table membership
        drop constraint membership_role,
        drop constraint membership_role_scope,
        add constraint membership_role check
          (role in ('administrator', 'programmeManager', 'trainer', 'curator', 'safeguardingLead', 'funder')),
        add constraint membership_role_scope check (
          (role, scope) in (
            ('administrator', 'organisation'),
            ('programmeManager', 'organisation'), ('programmeManager', 'programme'),
            ('trainer', 'programme'), ('trainer', 'strand'),
            ('curator', 'organisation'), ('curator', 'programme'), ('curator', 'strand'),
            ('safeguardingLead', 'organisation'), ('safeguardingLead', 'programme'),
            ('funder', 'grant')
          )
        );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      -- The roles that are no more take their memberships along; the accounts stay.
      delete from membership where role in ('curator', 'safeguardingLead');
      alter table membership
        drop constraint membership_role,
        drop constraint membership_role_scope,
        add constraint membership_role check (role in ('administrator', 'programmeManager', 'trainer', 'funder')),
        add constraint membership_role_scope check (
          (role, scope) in (
            ('administrator', 'organisation'),
            ('programmeManager', 'organisation'), ('programmeManager', 'programme'),
            ('trainer', 'programme'), ('trainer', 'strand'),
            ('funder', 'grant')
          )
        );
    `);
  }
}
