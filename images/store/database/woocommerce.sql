-- The key of the REST API: HMAC-SHA256(key, "wc-api"); the constants are that name, padded to 64 bytes, xor 0x36 and 0x5c.
SET @wc_inner = CONCAT(UNHEX('41551b57465f'), UNHEX(REPEAT('36', 58)));
SET @wc_outer = CONCAT(UNHEX('2b3f713d2c35'), UNHEX(REPEAT('5c', 58)));
SET @key_hash = SHA2(CONCAT(@wc_outer, UNHEX(SHA2(CONCAT(@wc_inner, @consumer_key), 256))), 256);
UPDATE wp_woocommerce_api_keys SET consumer_key = @key_hash, consumer_secret = @consumer_secret, truncated_key = RIGHT(@consumer_key, 7) WHERE description = 'Urumi' AND @key_is_new;

-- Whether prices include tax, and the units, belong to the owner after the first start: other values would change the meaning
-- of every price and weight of the shop. The format of prices follows the currency when that changes, not the country.
SET @format_is_new = @first OR (@shop_is_new AND (SELECT COUNT(*) = 0 FROM wp_options WHERE option_name = 'woocommerce_currency' AND option_value = @currency));
UPDATE wp_options SET option_value = @currency WHERE option_name = 'woocommerce_currency' AND @shop_is_new;
UPDATE wp_options SET option_value = @country WHERE option_name = 'woocommerce_default_country' AND @shop_is_new;
INSERT INTO wp_options (option_name, option_value, autoload) SELECT o.name, o.value, 'on' FROM (SELECT 'woocommerce_currency_pos' name, @price_position value UNION ALL SELECT 'woocommerce_price_thousand_sep', @price_thousands UNION ALL SELECT 'woocommerce_price_decimal_sep', @price_decimal UNION ALL SELECT 'woocommerce_price_num_decimals', @price_decimals) o WHERE @format_is_new AND @price_decimals <> '' ON DUPLICATE KEY UPDATE option_value = VALUES(option_value);
INSERT INTO wp_options (option_name, option_value, autoload) SELECT o.name, o.value, 'on' FROM (SELECT 'woocommerce_weight_unit' name, @weight_unit value UNION ALL SELECT 'woocommerce_dimension_unit', @dimension_unit UNION ALL SELECT 'woocommerce_tax_display_shop', @tax_display UNION ALL SELECT 'woocommerce_tax_display_cart', @tax_display UNION ALL SELECT 'woocommerce_prices_include_tax', IF(@tax_display = 'incl', 'yes', 'no')) o WHERE @first AND @price_decimals <> '' ON DUPLICATE KEY UPDATE option_value = VALUES(option_value);
UPDATE wp_options SET option_value = @store_id WHERE option_name = 'woocommerce_store_id' AND @first;
UPDATE wp_options SET option_value = REPLACE(option_value, '"cost";s:4:"4.90"', CONCAT('"cost";s:', LENGTH(@shipping_cost), ':"', @shipping_cost, '"')) WHERE option_name LIKE 'woocommerce_flat_rate_%_settings' AND @first;
UPDATE wp_wc_product_download_directories SET url = REPLACE(url, 'http://store.invalid', @store_url) WHERE @first;

-- In a currency without decimals the sample products keep the digits of their prices: 14.50 becomes 1450.
SET @no_decimals = @first AND @price_decimals = '0';
UPDATE wp_postmeta p JOIN wp_postmeta m ON m.post_id = p.post_id AND m.meta_key = '_urumi_sample' SET p.meta_value = ROUND(p.meta_value * 100) WHERE p.meta_key IN ('_price', '_regular_price') AND @no_decimals;
UPDATE wp_wc_product_meta_lookup l JOIN wp_postmeta m ON m.post_id = l.product_id AND m.meta_key = '_urumi_sample' SET l.min_price = l.min_price * 100, l.max_price = l.max_price * 100 WHERE @no_decimals;

-- Deletes the sample products if the store was created without them. They carry the meta key _urumi_sample.
SET @no_samples = @first AND @sample_products <> 'true';
DELETE l FROM wp_wc_product_meta_lookup l JOIN wp_postmeta m ON m.post_id = l.product_id AND m.meta_key = '_urumi_sample' WHERE @no_samples;
DELETE r FROM wp_term_relationships r JOIN wp_postmeta m ON m.post_id = r.object_id AND m.meta_key = '_urumi_sample' WHERE @no_samples;
DELETE p FROM wp_posts p JOIN wp_postmeta m ON m.post_id = p.ID AND m.meta_key = '_urumi_sample' WHERE @no_samples;
DELETE m FROM wp_postmeta m LEFT JOIN wp_posts p ON p.ID = m.post_id WHERE p.ID IS NULL AND @no_samples;
UPDATE wp_term_taxonomy t SET count = (SELECT COUNT(*) FROM wp_term_relationships r WHERE r.term_taxonomy_id = t.term_taxonomy_id) WHERE @no_samples;
DELETE FROM wp_termmeta WHERE meta_key = 'product_count_product_cat' AND @no_samples;
