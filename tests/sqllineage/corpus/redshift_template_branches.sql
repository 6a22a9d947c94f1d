-- id: redshift_template_branches_001
-- dialect: redshift
-- construct: jinja, cte
-- kind: template_branches
-- reads: eu.listing, us.listing, listing_all
-- column: eu.listing.id -> <result>.id direct
-- column: us.listing.listing_id -> <result>.id direct
-- column: listing_all.id -> <result>.id direct
-- column: eu.listing.price -> <result>.price direct
-- column: us.listing.usd -> <result>.price direct
-- column: listing_all.price -> <result>.price direct
-- column: eu.listing.price -> <result>.* filter
-- column: us.listing.usd -> <result>.* filter
-- column: listing_all.price -> <result>.* filter
with src as (
{%- if var('region') == 'eu' %}
    select id, price from {{ source('eu', 'listing') }}
{%- elif var('region') == 'us' %}
    select listing_id as id, usd as price from {{ source('us', 'listing') }}
{%- else %}
    select id, price from {{ ref('listing_all') }}
{%- endif %}
)
select id, price from src where price > 0
-- end
