import { FactSources } from '../place-record.types.js';

/** Where the population figures were read, by short name. */
export const POPULATION_SOURCES = {
  geohive: 'geohive.com/cntry/kosovo.aspx (citing the Statistical Office of Kosovo; areas citing Law No. 03/L-049)',
  wikipediaMunicipalities: "Wikipedia 'Municipalities of Kosovo' mirror (ASK 2024 census, preliminary)",
  press2024: 'prizrenpress.com / syri.net / rtv21.tv 2024-07-12 (ASK 2024 census, preliminary)',
  wikipediaMitrovica: "Wikipedia 'Mitrovica, Kosovo', as quoted by a third-party page",
} as const;

/** Where each fact of a municipality was read; a municipality whose fact came from elsewhere overrides the line. */
export const MUNICIPALITY_SOURCES: FactSources = {
  code: 'ASK (Kosovo Agency of Statistics) municipality numbering 01-38',
  nameSq: "ASK PX-Web list / kosovomaps (alternates from kosovomaps and Who's On First)",
  nameSrLatn: 'liquisearch.com Kosovo municipalities list (Wikipedia mirror)',
  nameSrCyrl: "Who's On First name:srp_* / meso:gadm_alt",
  nameEn:
    'editorial choice: internationally common form, Serbian form for Serb-majority municipalities (not an official list)',
  district: "Wikipedia 'Districts of Kosovo' and Who's On First region",
  position: "Who's On First whosonfirst-data-admin-xk (Mesoshapes geometry, CC0); interior centroid computed",
  area: 'geohive.com/cntry/kosovo.aspx (citing the Statistical Office of Kosovo; areas citing Law No. 03/L-049)',
  officialLanguages: 'Law on the Use of Languages (Albanian and Serbian official everywhere), via ecmikosovo.org',
};

/** The hexagon positions are computed, not surveyed. */
export const TILE_SOURCE =
  'Hexagon tile map: one equal hexagon per municipality, odd rows shifted right by half a hexagon (odd-r). Positions computed from the centroids of the municipalities; implies no boundary.';
