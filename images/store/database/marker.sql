-- Stores the digests, and as the very last change the marker that the store's health page checks.
INSERT INTO wp_options (option_name, option_value, autoload) VALUES ('urumi_applied_admin', @digest_admin, 'off'), ('urumi_applied_email', @digest_email, 'off'), ('urumi_applied_key', @digest_key, 'off'), ('urumi_applied_name', @digest_name, 'off'), ('urumi_applied_shop', @digest_shop, 'off'), ('urumi_applied_url', @digest_url, 'off') ON DUPLICATE KEY UPDATE option_value = VALUES(option_value);
INSERT INTO wp_options (option_name, option_value, autoload) VALUES ('urumi_store', @store_id, 'off') ON DUPLICATE KEY UPDATE option_value = VALUES(option_value);
COMMIT;
