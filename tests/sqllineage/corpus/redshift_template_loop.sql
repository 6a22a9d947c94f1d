-- id: redshift_template_loop_001
-- dialect: redshift
-- construct: jinja, union, subquery
-- kind: template_loop
-- reads: ads.search_spend, ads.video_spend, campaign
-- column: campaign.name -> <result>.name direct
-- column: ads.search_spend.cost -> <result>.cost direct
-- column: ads.video_spend.cost -> <result>.cost direct
-- column: campaign.campaign_id -> <result>.* join
-- column: ads.search_spend.campaign_id -> <result>.* join
-- column: ads.video_spend.campaign_id -> <result>.* join
-- column: campaign.name -> <result>.* group
select c.name, sum(x.cost) as cost
from (
    {%- for n in ["search_spend", "video_spend"] %}
    select campaign_id, cost from {{ source("ads", n) }}
    {%- if not loop.last %} union all {% endif %}
    {%- endfor %}
) as x
join {{ ref("campaign") }} as c on c.campaign_id = x.campaign_id
group by c.name
-- end
