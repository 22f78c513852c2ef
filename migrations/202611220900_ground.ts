import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)

  // Facts about the whole database: its identity, the geography loaded.
  await sql`create table settings (
    key text primary key,
    value jsonb not null
  )`.execute(db)
  await sql`insert into settings values ('database-id', to_jsonb(gen_random_uuid()))`.execute(db)

  await geography(db)
  await accounts(db)
  await listings(db)
  await sql`create table mails (
    id uuid primary key default gen_random_uuid(),
    recipient text not null,
    subject text not null,
    text text not null,
    html text not null,
    created_at timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts integer not null default 0,
    last_error text,
    sent_at timestamptz
  )`.execute(db)
  await sql`create index mails_to_send on mails (next_attempt_at) where sent_at is null`.execute(db)
}

async function geography(db: Kysely<unknown>) {
  await sql`create table departements (
    code text primary key,
    nom text not null,
    region text not null
  )`.execute(db)
  await sql`create table epcis (
    code text primary key,
    nom text not null
  )`.execute(db)
  await sql`create table communes (
    code text primary key,
    nom text not null,
    departement text not null references departements,
    region text not null,
    epci text references epcis,
    population integer not null,
    codes_postaux text[] not null,
    latitude double precision not null,
    longitude double precision not null,
    approximate boolean not null
  )`.execute(db)
  // Former communes, communes déléguées and associées, arrondissements: codes and names that lead to a commune of today.
  await sql`create table former_communes (
    code text not null,
    nom text not null,
    commune text not null references communes,
    codes_postaux text[] not null,
    primary key (code, commune, nom)
  )`.execute(db)
}

async function accounts(db: Kysely<unknown>) {
  await sql`create table structures (
    id uuid primary key,
    source text not null,
    source_id text not null,
    nom text not null,
    description text,
    date_maj date not null,
    lien_source text,
    siret text,
    commune text references communes,
    code_postal text,
    adresse text,
    complement_adresse text,
    longitude double precision,
    latitude double precision,
    telephone text,
    courriel text,
    site_web text,
    horaires_accueil text,
    accessibilite_lieu text,
    reseaux_porteurs text[] not null,
    content_hash text not null,
    unique (source, source_id)
  )`.execute(db)
  await sql`create table accounts (
    id uuid primary key default gen_random_uuid(),
    email text not null unique check (email = lower(email)),
    name text not null,
    role text not null check (role in ('adviser', 'referent', 'partner', 'admin')),
    structure_id uuid references structures,
    departements text[],
    created_at timestamptz not null,
    closed_at timestamptz,
    check ((role = 'partner') = (structure_id is not null)),
    check (departements is null or role in ('admin', 'referent'))
  )`.execute(db)
  // Only hashes of what is mailed or kept in a cookie.
  await sql`create table login_links (
    token_hash text primary key,
    account_id uuid not null references accounts on delete cascade,
    expires_at timestamptz not null,
    used_at timestamptz
  )`.execute(db)
  await sql`create table sessions (
    token_hash text primary key,
    account_id uuid not null references accounts on delete cascade,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null
  )`.execute(db)
}

async function listings(db: Kysely<unknown>) {
  // A revision is drawn under a lock held to the end of the transaction, so revisions become visible in their order.
  await sql`create sequence listing_revisions`.execute(db)
  await sql`create table listings (
    id uuid primary key,
    structure_id uuid not null references structures,
    source text not null,
    source_id text not null,
    state text not null check (state in ('draft', 'pending', 'changes_requested', 'rejected', 'published', 'archived')),
    nom text not null,
    description text not null,
    date_maj date not null,
    lien_source text,
    type text,
    thematiques text[] not null,
    frais text,
    frais_precisions text,
    publics text[] not null,
    publics_precisions text,
    conditions_acces text,
    commune text references communes,
    code_postal text,
    adresse text,
    complement_adresse text,
    longitude double precision,
    latitude double precision,
    modes_accueil text[] not null,
    zone_eligibilite text[] not null,
    lien_mobilisation text,
    modes_mobilisation text[] not null,
    mobilisable_par text[] not null,
    mobilisation_precisions text,
    volume_horaire_hebdomadaire double precision,
    nombre_semaines integer,
    horaires_accueil text,
    verified_on date not null,
    example boolean not null default false,
    content_hash text not null,
    match_text text not null,
    index_revision bigint not null,
    unique (source, source_id)
  )`.execute(db)
  await sql`create index listings_by_revision on listings (index_revision, id)`.execute(db)
  await sql`create index listings_by_structure on listings (structure_id)`.execute(db)
  await sql`create index listings_by_words on listings using gin (match_text gin_trgm_ops) where state = 'published'`.execute(
    db,
  )

  await sql`create table intervenants (
    id uuid primary key default gen_random_uuid(),
    listing_id uuid not null references listings on delete cascade,
    rank integer not null,
    name text,
    role text,
    telephone text,
    courriel text,
    note text,
    unique (listing_id, rank)
  )`.execute(db)
  await sql`create table listing_history (
    id bigint generated always as identity primary key,
    listing_id uuid not null references listings on delete cascade,
    at timestamptz not null,
    actor text not null,
    from_state text,
    to_state text not null,
    reason text
  )`.execute(db)
  await sql`create index listing_history_by_listing on listing_history (listing_id, id)`.execute(db)
  await sql`create table contact_reads (
    listing_id uuid not null references listings on delete cascade,
    account_id uuid not null references accounts on delete cascade,
    day date not null,
    reads integer not null,
    primary key (listing_id, account_id, day)
  )`.execute(db)
  // What must never be imported again: a record, an e-mail or a number, as a fingerprint.
  await sql`create table oppositions (
    kind text not null check (kind in ('record', 'courriel', 'telephone')),
    fingerprint text not null,
    created_at timestamptz not null,
    primary key (kind, fingerprint)
  )`.execute(db)
}
