<?php
// Without WooCommerce, the shop page explains why nothing is sold.
$_SERVER['HTTP_HOST'] = 'store.invalid';
require '/var/www/html/wp-load.php';
wp_set_current_user( 1 );

$page = wp_insert_post(
	array(
		'post_type'    => 'page',
		'post_status'  => 'publish',
		'post_name'    => 'shop',
		'post_title'   => 'Plain WordPress',
		'post_content' => '<!-- wp:paragraph --><p>This is a plain WordPress: its image was built without WooCommerce, so nothing is sold here.</p><!-- /wp:paragraph -->',
	)
);
update_option( 'default_comment_status', 'closed' );
update_option( 'default_ping_status', 'closed' );
update_option( 'show_avatars', 0 );
update_option( 'show_on_front', 'posts' );
