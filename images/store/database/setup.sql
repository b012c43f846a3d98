-- Configures the prepared database for this store. Runs at every start, before the first connection; every statement
-- is idempotent. A group of settings is applied only when its values differ from those applied last, so that later
-- changes by the owner are kept.

EXECUTE IMMEDIATE CONCAT("ALTER USER 'root'@'localhost' IDENTIFIED VIA mysql_native_password USING '", PASSWORD(@root_password), "'");
EXECUTE IMMEDIATE CONCAT("CREATE OR REPLACE USER 'wordpress'@'%' IDENTIFIED VIA mysql_native_password USING '", PASSWORD(@database_password), "'");
GRANT ALL PRIVILEGES ON wordpress.* TO 'wordpress'@'%';
USE wordpress;
START TRANSACTION;

-- The digests are keyed with a secret that is not stored in the database.
SET @digest_admin = SHA2(CONCAT_WS('\n', @root_password, 'admin', @admin_username, @admin_password), 256);
SET @digest_email = SHA2(CONCAT_WS('\n', @root_password, 'email', @admin_email), 256);
SET @digest_key = SHA2(CONCAT_WS('\n', @root_password, 'key', @consumer_key, @consumer_secret), 256);
SET @digest_name = SHA2(CONCAT_WS('\n', @root_password, 'name', @store_name), 256);
SET @digest_shop = SHA2(CONCAT_WS('\n', @root_password, 'shop', @currency, @country), 256);
SET @digest_url = SHA2(CONCAT_WS('\n', @root_password, 'url', @store_url), 256);
SET @first = (SELECT COUNT(*) = 0 FROM wp_options WHERE option_name = 'urumi_store');
SET @admin_is_new = (SELECT COUNT(*) = 0 FROM wp_options WHERE option_name = 'urumi_applied_admin' AND option_value = @digest_admin);
SET @email_is_new = (SELECT COUNT(*) = 0 FROM wp_options WHERE option_name = 'urumi_applied_email' AND option_value = @digest_email);
SET @key_is_new = (SELECT COUNT(*) = 0 FROM wp_options WHERE option_name = 'urumi_applied_key' AND option_value = @digest_key);
SET @name_is_new = (SELECT COUNT(*) = 0 FROM wp_options WHERE option_name = 'urumi_applied_name' AND option_value = @digest_name);
SET @shop_is_new = (SELECT COUNT(*) = 0 FROM wp_options WHERE option_name = 'urumi_applied_shop' AND option_value = @digest_shop);
SET @url_is_new = (SELECT COUNT(*) = 0 FROM wp_options WHERE option_name = 'urumi_applied_url' AND option_value = @digest_url);

-- WordPress' password hash: "$wp" + bcrypt(base64(HMAC-SHA384(password, key "wp-sha384"))). The two constants are that
-- key, padded to the block size of 128 bytes, xor 0x36 and xor 0x5c.
SET @wp_inner = CONCAT(UNHEX('41461b455e57050e02'), UNHEX(REPEAT('36', 119)));
SET @wp_outer = CONCAT(UNHEX('2b2c712f343d6f6468'), UNHEX(REPEAT('5c', 119)));
SET @password_digest = TO_BASE64(UNHEX(SHA2(CONCAT(@wp_outer, UNHEX(SHA2(CONCAT(@wp_inner, TRIM(@admin_password)), 384))), 384)));
SET @salt = CONCAT('$2y$10$', REPLACE(LEFT(TO_BASE64(RANDOM_BYTES(16)), 22), '+', '.'));
UPDATE wp_users SET user_login = @admin_username, user_pass = CONCAT('$wp', ENCRYPT(@password_digest, @salt)), user_activation_key = '' WHERE ID = 1 AND @admin_is_new;
DELETE FROM wp_usermeta WHERE meta_key = 'session_tokens' AND user_id = 1 AND @admin_is_new;

UPDATE wp_users SET user_email = @admin_email WHERE ID = 1 AND @email_is_new;
UPDATE wp_options SET option_value = @admin_email WHERE option_name IN ('admin_email', 'woocommerce_email_from_address', 'woocommerce_stock_email_recipient') AND @email_is_new;

UPDATE wp_options SET option_value = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(@store_name, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#039;') WHERE option_name IN ('blogname', 'woocommerce_email_from_name') AND @name_is_new;

UPDATE wp_options SET option_value = @store_url WHERE option_name IN ('siteurl', 'home') AND @url_is_new;
UPDATE wp_posts SET guid = REPLACE(guid, 'http://store.invalid', @store_url) WHERE @first;

-- The image build appends woocommerce.sql, if WooCommerce is there, and then marker.sql.
