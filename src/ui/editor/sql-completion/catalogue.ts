// Made by `npx tsx scripts/sql-catalogue.ts` from the engine: change it there.

/** One line a function: kind, call, what it does. */
export const FUNCTION_LINES = `
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
scalar|abs(x)|Absolute value.
scalar|acos(x)|Computes the arccosine of x.
scalar|age(timestamp, timestamp)|Subtract arguments, resulting in the time difference between the two timestamps.
aggregate|any_value(arg)|Returns the first non-NULL value from arg.
aggregate|approx_count_distinct(any)|Computes the approximate count of distinct elements using HyperLogLog.
aggregate|approx_quantile(x, pos)|Computes the approximate quantile using T-Digest.
aggregate|approx_top_k(val, k)|Finds the k approximately most occurring values in the data set.
aggregate|array_agg(arg)|Returns a LIST containing all the values of a column.
scalar|array_cosine_distance(array1, array2)|Computes the cosine distance between two arrays of the same size.
scalar|array_cosine_similarity(array1, array2)|Computes the cosine similarity between two arrays of the same size.
scalar|array_distance(array1, array2)|Computes the distance between two arrays of the same size.
scalar|asin(x)|Computes the arcsine of x.
scalar|atan(x)|Computes the arctangent of x.
scalar|atan2(y, x)|Computes the arctangent (y, x).
scalar|bar(x, min, max, width)|Draws a band whose width is proportional to ('x - min') and equal to 'width' characters when 'x' = 'max'.
scalar|cbrt(x)|Returns the cube root of x.
scalar|ceil(x)|Rounds the number up.
scalar|concat(value, …)|Concatenates multiple strings or lists.
scalar|concat_ws(separator, string, …)|Concatenates many strings, separated by 'separator'.
scalar|contains(string, search_string)|Returns 'true' if 'search_string' is found within 'string'.
aggregate|corr(y, x)|Returns the correlation coefficient for non-NULL pairs in a group.
scalar|cos(x)|Computes the cos of x.
aggregate|covar_pop(y, x)|Returns the population covariance of input values.
aggregate|covar_samp(y, x)|Returns the sample covariance for non-NULL pairs in a group.
scalar|damerau_levenshtein(s1, s2)|Extension of Levenshtein distance to also include transposition of adjacent characters as an allowed edit operation.
scalar|date_part(ts)|Get subfield (equivalent to extract).
scalar|date_sub(part, startdate, enddate)|The number of complete partitions between the timestamps.
scalar|day(ts)|Extract the day component from a date or timestamp.
scalar|dayname(ts)|The (English) name of the weekday.
scalar|dayofweek(ts)|Extract the dayofweek component from a date or timestamp.
scalar|dayofyear(ts)|Extract the dayofyear component from a date or timestamp.
scalar|decade(ts)|Extract the decade component from a date or timestamp.
scalar|degrees(x)|Converts radians to degrees.
scalar|ends_with(string, search_string)|Returns 'true' if 'string' ends with 'search_string'.
aggregate|entropy(x)|Returns the log-2 entropy of count input-values.
scalar|epoch(temporal)|Extract the epoch component from a temporal type.
scalar|epoch_ms(temporal)|Extract the epoch component in milliseconds from a temporal type.
scalar|exp(x)|Computes e to the power of x.
scalar|factorial(x)|Factorial of x.
scalar|flatten(nested_list)|Flattens a nested list by one level.
scalar|floor(x)|Rounds the number down.
scalar|gcd(x, y)|Computes the greatest common divisor of x and y.
scalar|greatest(arg1, …)|Returns the largest value.
scalar|hash(value, …)|Returns a 'UBIGINT' with the hash of the 'value'.
aggregate|histogram(arg)|Returns a LIST of STRUCTs with the fields bucket and count.
scalar|hour(ts)|Extract the hour component from a date or timestamp.
scalar|instr(string, search_string)|Returns location of first occurrence of 'search_string' in 'string', counting from 1.
scalar|isfinite(x)|Returns true if the floating point value is finite, false otherwise.
scalar|isinf(x)|Returns true if the floating point value is infinite, false otherwise.
scalar|isnan(x)|Returns true if the floating point value is not a number, false otherwise.
scalar|isoyear(ts)|Extract the isoyear component from a date or timestamp.
scalar|jaccard(s1, s2)|The Jaccard similarity between two strings.
scalar|jaro_similarity(s1, s2, score_cutoff)|The Jaro similarity between two strings.
scalar|jaro_winkler_similarity(s1, s2, score_cutoff)|The Jaro-Winkler similarity between two strings.
scalar|last_day(ts)|Returns the last day of the month.
scalar|lcm(x, y)|Computes the least common multiple of x and y.
scalar|least(arg1, …)|Returns the smallest value.
scalar|left(string, count)|Extracts the left-most count characters.
scalar|length(string)|Number of characters in 'string'.
scalar|levenshtein(s1, s2)|The minimum number of single-character edits (insertions, deletions or substitutions) required to change one string to the other.
scalar|list_aggregate(list, function_name, …)|Executes the aggregate function 'function_name' on the elements of 'list'.
scalar|list_concat(…)|Concatenates lists.
scalar|list_contains(list, element)|Returns true if the list contains the element.
scalar|list_cosine_similarity(list1, list2)|Computes the cosine similarity between two same-sized lists.
scalar|list_distance(list1, list2)|Calculates the Euclidean distance between two points with coordinates given in two inputs lists of equal length.
scalar|list_distinct(list)|Removes all duplicates and 'NULL' values from a list.
scalar|list_filter(list, lambda)|Constructs a list from those elements of the input 'list' for which the 'lambda' function returns 'true'.
scalar|list_has_any(list1, list2)|Returns true if the lists have any element in common.
scalar|list_position(list, element)|Returns the index of the 'element' if the 'list' contains the 'element'.
scalar|list_reduce(list, lambda, initial_value)|Reduces all elements of the input 'list' into a single scalar value by executing the 'lambda' function on a running result and the next …
scalar|list_reverse(l)|
scalar|list_reverse_sort(list)|Sorts the elements of the list in reverse order.
scalar|list_select(value_list, index_list)|Returns a list based on the elements selected by the 'index_list'.
scalar|list_slice(list, begin, end, step)|Extracts a sublist or substring using slice conventions.
scalar|list_sort(list)|Sorts the elements of the list.
scalar|list_transform(list, lambda)|Returns a list that is the result of applying the 'lambda' function to each element of the input 'list'.
scalar|list_unique(list)|Counts the unique elements of a 'list'.
scalar|list_value(any, …)|Creates a LIST containing the argument values.
scalar|list_zip(…)|Zips n 'LIST's to a new 'LIST' whose length will be that of the longest list.
scalar|ln(x)|Computes the natural logarithm of x.
scalar|log(b, x)|Computes the logarithm of x to base b.
scalar|log10(x)|Computes the 10-log of x.
scalar|log2(x)|Computes the 2-log of x.
scalar|lower(string)|Converts 'string' to lower case.
scalar|lpad(string, count, character)|Pads the 'string' with the 'character' on the left until it has 'count' characters.
scalar|ltrim(string, characters)|Removes any occurrences of any of the 'characters' from the left side of the 'string'.
aggregate|mad(x)|Returns the median absolute deviation for the values within x.
scalar|make_date(year, month, day)|The date for the given parts.
scalar|make_time(hour, minute, seconds)|The time for the given parts.
scalar|make_timestamp(year, month, day, hour, minute, seconds)|The timestamp for the given parts.
scalar|map(keys, values)|Creates a map from a set of keys and values.
scalar|map_concat(…)|Returns a map created from merging the input maps, on key collision the value is taken from the last map with that key.
scalar|map_entries(map)|Returns the map entries as a list of keys/values.
scalar|map_extract(map, key)|Returns a list containing the value for a given key or an empty list if the key is not contained in the map.
scalar|map_from_entries(map)|Returns a map created from the entries of the array.
scalar|map_keys(map)|Returns the keys of a map as a list.
scalar|map_values(map)|Returns the values of a map as a list.
scalar|md5(string)|Returns the MD5 hash of the 'string' as a 'VARCHAR'.
scalar|millisecond(ts)|Extract the millisecond component from a date or timestamp.
scalar|minute(ts)|Extract the minute component from a date or timestamp.
scalar|month(ts)|Extract the month component from a date or timestamp.
scalar|monthname(ts)|The (English) name of the month.
scalar|pi()|Returns the value of pi.
scalar|printf(format, …)|Formats a 'string' using printf syntax.
aggregate|product(arg)|Calculates the product of all tuples in arg.
aggregate|quantile_disc(x, pos)|Returns the exact quantile number between 0 and 1 .
scalar|quarter(ts)|Extract the quarter component from a date or timestamp.
scalar|radians(x)|Converts degrees to radians.
scalar|random()|Returns a random number between 0 and 1.
scalar|regexp_extract(string, regex, group, options)|If 'string' contains the 'regex' pattern, returns the capturing group specified by optional parameter 'group'; otherwise, returns the …
scalar|regexp_extract_all(string, regex, group, options)|Finds non-overlapping occurrences of the 'regex' in the 'string' and returns the corresponding values of the capturing 'group'.
scalar|regexp_full_match(string, regex)|Returns 'true' if the entire 'string' matches the 'regex'.
scalar|regexp_matches(string, regex, options)|Returns 'true' if 'string' contains the 'regex', 'false' otherwise.
scalar|regexp_replace(string, regex, replacement, options)|If 'string' contains the 'regex', replaces the matching part with 'replacement'.
scalar|regexp_split_to_array(string, regex, options)|Splits the 'string' along the 'regex'.
aggregate|regr_avgx(y, x)|Returns the average of the independent variable for non-NULL pairs in a group, where x is the independent variable and y is the dependent …
aggregate|regr_avgy(y, x)|Returns the average of the dependent variable for non-NULL pairs in a group, where x is the independent variable and y is the dependent …
aggregate|regr_count(y, x)|Returns the number of non-NULL number pairs in a group.
aggregate|regr_intercept(y, x)|Returns the intercept of the univariate linear regression line for non-NULL pairs in a group.
aggregate|regr_r2(y, x)|Returns the coefficient of determination for non-NULL pairs in a group.
aggregate|regr_slope(y, x)|Returns the slope of the linear regression line for non-NULL pairs in a group.
scalar|replace(string, source, target)|Replaces any occurrences of the 'source' with 'target' in 'string'.
scalar|reverse(string)|Reverses the 'string'.
scalar|right(string, count)|Extract the right-most 'count' characters.
scalar|rpad(string, count, character)|Pads the 'string' with the 'character' on the right until it has 'count' characters.
scalar|rtrim(string, characters)|Removes any occurrences of any of the 'characters' from the right side of the 'string'.
scalar|second(ts)|Extract the second component from a date or timestamp.
scalar|sha256(value)|Returns a 'VARCHAR' with the SHA-256 hash of the 'value'.
scalar|sign(x)|Returns the sign of x as -1, 0 or 1.
scalar|sin(x)|Computes the sin of x.
aggregate|skewness(x)|Returns the skewness of all input values.
scalar|sqrt(x)|Returns the square root of x.
scalar|starts_with(string, search_string)|Returns 'true' if 'string' begins with 'search_string'.
aggregate|stddev_pop(x)|Returns the population standard deviation.
scalar|string_split(string, separator)|Splits the 'string' along the 'separator'.
scalar|string_split_regex(string, regex, options)|Splits the 'string' along the 'regex'.
scalar|strip_accents(string)|Strips accents from 'string'.
scalar|struct_extract(struct, entry)|Extract the named entry from the STRUCT.
scalar|struct_pack(…)|Create a STRUCT containing the argument values.
scalar|substring(string, start, length)|Extracts substring starting from character 'start' up to the end of the string.
scalar|tan(x)|Computes the tan of x.
scalar|time_bucket(bucket_width, timestamp, origin)|Truncate TIMESTAMPTZ by the specified interval bucket_width.
scalar|to_days(integer)|Construct a day interval.
scalar|to_hours(integer)|Construct a hour interval.
scalar|to_minutes(integer)|Construct a minute interval.
scalar|to_months(integer)|Construct a month interval.
scalar|to_seconds(double)|Construct a second interval.
scalar|to_weeks(integer)|Construct a week interval.
scalar|to_years(integer)|Construct a year interval.
scalar|trim(string, characters)|Removes any occurrences of any of the 'characters' from either side of the 'string'.
scalar|try_strptime(text, format)|Converts the 'string' text to timestamp according to the format string.
scalar|typeof(expression)|Returns the name of the data type of the result of the expression.
scalar|upper(string)|Converts 'string' to upper case.
scalar|uuid()|Returns a random UUID v4 similar to this: eeccb8c5-9943-b2bb-bb5e-222f4e14b687.
aggregate|var_pop(x)|Returns the population variance.
scalar|week(ts)|Extract the week component from a date or timestamp.
scalar|weekday(ts)|Extract the weekday component from a date or timestamp.
scalar|year(ts)|Extract the year component from a date or timestamp.
`;

/** Words that are no names without quotes. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  `all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary
  bit boolean both by case cast char character check coalesce collate collation column columns
  concurrently constraint create cross dec decimal default deferrable desc describe distinct do else
  end except exists extract false fetch float for foreign freeze from full generated glob group
  grouping grouping_id having ilike in initially inner inout int integer intersect interval into is
  isnull join lambda lateral leading left like limit map national natural nchar none not notnull null
  nullif numeric offset on only or order out outer overlaps overlay pivot pivot_longer pivot_wider
  placing position positional precision primary qualify real references returning right row select
  semi setof show similar smallint some struct substring summarize symmetric table tablesample then
  time timestamp to trailing treat trim true try_cast union unique unpack unpivot using values varchar
  variadic verbose when where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest
  xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable`.split(/\s+/),
);
