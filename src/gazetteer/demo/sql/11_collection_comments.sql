SET LOCAL ROLE lantern_collection;

COMMENT ON TABLE collection.country IS 'Countries by their two-letter code (ISO 3166-1), grouped for reports.';
COMMENT ON COLUMN collection.country.country_code IS 'Two-letter code of ISO 3166-1, in capitals.';
COMMENT ON COLUMN collection.country.name IS 'English short name.';
COMMENT ON COLUMN collection.country.region IS 'Part of the world, as the yearly report groups it.';

COMMENT ON TABLE collection.spoken_language IS 'Languages of sound tracks and subtitles.';
COMMENT ON COLUMN collection.spoken_language.code IS 'Two-letter code of ISO 639-1.';
COMMENT ON COLUMN collection.spoken_language.name IS 'English name of the language.';

COMMENT ON TABLE collection.genre IS 'Genres in two levels: a genre without a parent is a section in each branch.';
COMMENT ON COLUMN collection.genre.parent_genre_id IS 'The section that this genre stands in; empty for sections.';

COMMENT ON TABLE collection.studio IS 'Production companies. A studio that changed its name is two studios here.';
COMMENT ON COLUMN collection.studio.name IS 'Name as it stands in the opening titles.';
COMMENT ON COLUMN collection.studio.country_code IS 'Country of registration.';
COMMENT ON COLUMN collection.studio.founded_year IS 'Year of foundation, if it is known.';

COMMENT ON TABLE collection.contributor IS 'People who made a work, in front of or behind the camera.';
COMMENT ON COLUMN collection.contributor.full_name IS 'Name under which the person is best known. Personal data.';
COMMENT ON COLUMN collection.contributor.born_on IS 'Date of birth, if it is public.';
COMMENT ON COLUMN collection.contributor.aliases IS 'Other names in credits, most frequent first.';
COMMENT ON COLUMN collection.contributor.biography IS 'Free-form facts: {"active_since": year, "trained_at": text}.';

COMMENT ON TABLE collection.work IS 'A film as a work, whatever it was released on. One row is what a member looks for. 🎬';
COMMENT ON COLUMN collection.work.work_id IS 'Key of the work; printed on the shelf label.';
COMMENT ON COLUMN collection.work.title IS 'Title under which we lend it; a numeral is added to namesakes.';
COMMENT ON COLUMN collection.work.release_year IS 'Year of the first public showing.';
COMMENT ON COLUMN collection.work.running_minutes IS 'Length in minutes; empty if versions differ too much.';
COMMENT ON COLUMN collection.work.rating IS 'Age from which it may be lent; the till refuses younger members.';
COMMENT ON COLUMN collection.work.studio_id IS 'Main production company; empty for independent works.';
COMMENT ON COLUMN collection.work.original_language IS 'Language in which most of the dialogue was recorded.';
COMMENT ON COLUMN collection.work.sequel_of_work_id IS 'The work that this one continues.';
COMMENT ON COLUMN collection.work.keywords IS 'Words for the search of the web shop; two at least.';
COMMENT ON COLUMN collection.work.facts IS 'Facts of varying shape: colour, budget (millions, currency), places of shooting.';
COMMENT ON COLUMN collection.work.sort_title IS 'Title in lower case without its article, for sorting. Computed.';

COMMENT ON TABLE collection.work_genre IS 'Which genres a work belongs to; exactly one of them is the main one.';
COMMENT ON COLUMN collection.work_genre.is_main IS 'Whether the work stands on the shelf of this genre.';

COMMENT ON TABLE collection.credit IS 'Who did what in a work.';
COMMENT ON COLUMN collection.credit.billing IS 'Position in the opening titles; 1 is first.';
COMMENT ON COLUMN collection.credit.character_names IS 'Parts played, for performers only.';

COMMENT ON TABLE collection.edition IS 'A release of a work on one carrier; copies are bought of editions.';
COMMENT ON COLUMN collection.edition.edition_no IS 'Number of the edition within its work, from 1.';
COMMENT ON COLUMN collection.edition.carrier IS 'What it comes on; decides the tariff.';
COMMENT ON COLUMN collection.edition.barcode IS 'EAN-13 on the box; what the till scans.';
COMMENT ON COLUMN collection.edition.audio_languages IS 'Codes of the sound tracks, original first.';
COMMENT ON COLUMN collection.edition.list_price IS 'Publisher''s price in euros on the day of release.';
COMMENT ON COLUMN collection.edition.features IS 'Extras on the disc; empty for plain editions.';

COMMENT ON TABLE collection.edition_subtitle IS 'Subtitles on an edition.';
COMMENT ON COLUMN collection.edition_subtitle.for_hard_of_hearing IS 'Whether sounds are described as well.';

COMMENT ON TABLE collection.critique IS 'Reviews from newspapers, radio and our own staff.';
COMMENT ON COLUMN collection.critique.source IS 'Where the review appeared.';
COMMENT ON COLUMN collection.critique.stars IS 'Zero to five stars, in halves.';
COMMENT ON COLUMN collection.critique.body IS 'Text of the review, if we may show it.';

COMMENT ON TABLE collection."Award Nomination" IS
    'Nominations for awards 🏆, taken over from a spreadsheet; the headings are those of its "first row".';
COMMENT ON COLUMN collection."Award Nomination"."Work" IS 'The nominated work.';
COMMENT ON COLUMN collection."Award Nomination"."Won?" IS 'Whether the nomination was successful.';
COMMENT ON COLUMN collection."Award Nomination"."naïve rank" IS 'Somebody''s guess; do not report.';
RESET ROLE;
