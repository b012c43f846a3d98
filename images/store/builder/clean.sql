DELETE FROM wp_options WHERE (option_name LIKE '\_transient\_%' OR option_name LIKE '\_site\_transient\_%') AND option_value LIKE '%store.invalid%';
DELETE FROM wp_options WHERE option_name LIKE '\_transient\_timeout\_%' AND SUBSTRING(option_name, 20) NOT IN (SELECT * FROM (SELECT SUBSTRING(option_name, 12) FROM wp_options WHERE option_name LIKE '\_transient\_%') t);
DELETE FROM wp_options WHERE option_name LIKE '%doing_cron%';
DELETE FROM wp_comments;
DELETE FROM wp_commentmeta;
DELETE FROM wp_options WHERE option_name LIKE '%\_wc\_activation\_redirect';
