-- Remembered, and last of all the mark that the shop's health page asks for.
INSERT INTO wp_options (option_name, option_value, autoload) VALUES ('urumi_applied_admin', @print_admin, 'off'), ('urumi_applied_email', @print_email, 'off'), ('urumi_applied_key', @print_key, 'off'), ('urumi_applied_name', @print_name, 'off'), ('urumi_applied_shop', @print_shop, 'off'), ('urumi_applied_url', @print_url, 'off') ON DUPLICATE KEY UPDATE option_value = VALUES(option_value);
INSERT INTO wp_options (option_name, option_value, autoload) VALUES ('urumi_store', @store_id, 'off') ON DUPLICATE KEY UPDATE option_value = VALUES(option_value);
COMMIT;
