/** Functions that completion offers, by what they are for. Left out: internals, second names, and what the build lacks. */
export const OFFERED: readonly string[] = `
  any_value approx_count_distinct approx_quantile approx_top_k array_agg corr covar_pop covar_samp entropy
  histogram mad product quantile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope skewness
  stddev_pop var_pop

  abs acos asin atan atan2 bar cbrt ceil cos degrees exp factorial floor gcd greatest hash isfinite isinf isnan
  lcm least ln log log10 log2 pi radians random sign sin sqrt tan

  concat concat_ws contains damerau_levenshtein ends_with instr jaccard jaro_similarity jaro_winkler_similarity
  left length levenshtein lower lpad ltrim md5 printf regexp_extract regexp_extract_all regexp_full_match
  regexp_matches regexp_replace regexp_split_to_array replace reverse right rpad rtrim sha256 starts_with
  strip_accents string_split string_split_regex substring trim upper uuid

  age date_part date_sub day dayname dayofweek dayofyear decade epoch epoch_ms hour isoyear last_day make_date
  make_time make_timestamp millisecond minute month monthname quarter second time_bucket to_days to_hours
  to_minutes to_months to_seconds to_weeks to_years try_strptime week weekday year

  array_cosine_distance array_cosine_similarity array_distance flatten list_aggregate list_concat list_contains
  list_cosine_similarity list_distance list_distinct list_filter list_has_any list_position list_reduce
  list_reverse list_reverse_sort list_select list_slice list_sort list_transform list_unique list_value list_zip
  map map_concat map_entries map_extract map_from_entries map_keys map_values struct_extract struct_pack typeof
`
  .trim()
  .split(/\s+/);

/**
 * In our own words: what the grammar knows and `duckdb_functions()` does not list, what the engine does not
 * describe, and what everyone uses.
 */
export const IN_OUR_WORDS = `
window|row_number()|Number of the row within its partition, from 1.
window|rank()|Rank with gaps; equal rows share one.
window|dense_rank()|Rank without gaps; equal rows share one.
window|percent_rank()|Relative rank, 0 to 1.
window|cume_dist()|Share of the rows that come before this one or with it.
window|ntile(buckets)|Bucket from 1 to the number given; order by a unique column too, so that ties are settled.
window|lag(value, offset, default)|Value of the row before.
window|lead(value, offset, default)|Value of the row after.
window|first_value(value)|Value of the first row of the frame.
window|last_value(value)|Value of the last row of the frame.
window|nth_value(value, n)|Value of the nth row of the frame.
scalar|cast(value as type)|Turns the value into another type; fails where it cannot.
scalar|try_cast(value as type)|Turns the value into another type; NULL where it cannot.
scalar|coalesce(value, …)|The first that is not NULL.
scalar|ifnull(value, otherwise)|The second where the first is NULL.
scalar|nullif(value, other)|NULL where the two are equal.
scalar|if(condition, then, else)|One of two values.
scalar|extract(part from date)|A part of a date or timestamp, as a number.
scalar|date_diff(part, start, end)|How many boundaries of the part ('day', 'month' …) lie between the two.
scalar|date_trunc(part, date)|Start of the 'month', 'week', 'quarter' … that the date is in.
scalar|strftime(date, format)|The date as text: '%Y-%m' gives 2011-12.
scalar|strptime(text, format)|Reads a timestamp from text; try_strptime gives NULL where it cannot.
scalar|round(x, digits)|Rounds to so many decimal places.
scalar|trunc(x)|Cuts off what stands behind the decimal point.
scalar|fdiv(x, y)|Whole part of a division.
scalar|fmod(x, y)|Remainder of a division of numbers with fractions.
scalar|mod(x, y)|Remainder of a division.
scalar|split_part(text, separator, index)|One part of the text, counted from 1.
scalar|array_to_string(list, separator)|Elements of a list as one text.
scalar|list_append(list, element)|The list with one more element at its end.
scalar|list_avg(list)|Mean of the elements.
scalar|list_intersect(list, list)|Elements that are in both.
scalar|list_max(list)|Largest element.
scalar|list_median(list)|Middle of the elements.
scalar|list_min(list)|Smallest element.
scalar|list_mode(list)|Most frequent element.
scalar|list_prepend(element, list)|The list with one more element at its start.
scalar|list_sum(list)|Sum of the elements.
aggregate|arg_max(value, by)|The value of the row where the second is largest.
aggregate|arg_min(value, by)|The value of the row where the second is smallest.
aggregate|avg(x)|Mean of the values that are not NULL.
aggregate|bool_and(condition)|Whether it holds for all rows.
aggregate|bool_or(condition)|Whether it holds for any row.
aggregate|count(value)|Rows where the value is not NULL; count(*) counts all.
aggregate|countif(condition)|Rows where the condition holds.
aggregate|first(value)|Value of the first row, NULL or not; give it an order.
aggregate|geometric_mean(x)|Geometric mean.
aggregate|last(value)|Value of the last row, NULL or not; give it an order.
aggregate|max(value)|Largest value.
aggregate|median(x)|Middle value.
aggregate|min(value)|Smallest value.
aggregate|mode(value)|Most frequent value.
aggregate|quantile_cont(x, share)|Interpolated quantile at a share from 0 to 1.
aggregate|stddev_samp(x)|Standard deviation of a sample.
aggregate|string_agg(text, separator)|The texts as one; give it an order.
aggregate|sum(x)|Sum; cast sums of whole numbers and decimals with ::double to chart them.
aggregate|var_samp(x)|Variance of a sample.
aggregate|weighted_avg(value, weight)|Mean of the values, each with its weight.
table|generate_series(start, stop, step)|A row for each step; the end is included.
table|range(start, stop, step)|A row for each step; the end is left out.
table|unnest(list)|A row for each element.
`.trim();
