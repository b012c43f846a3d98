<?php
// Adds four sample products. Each is marked, so that a store without sample products can delete them.
$_SERVER['HTTP_HOST'] = 'store.invalid';
require '/var/www/html/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/file.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
wp_set_current_user( 1 );

/** Draws a plain picture in the product's colours, which needs no licence and no download. */
function urumi_picture( string $slug, array $rgb ): int {
	$size  = 800;
	$image = imagecreatetruecolor( $size, $size );
	imageantialias( $image, true );
	for ( $y = 0; $y < $size; $y++ ) {
		$shade = 1.0 - 0.22 * $y / $size;
		imageline( $image, 0, $y, $size, $y, imagecolorallocate( $image, (int) ( $rgb[0] * $shade ), (int) ( $rgb[1] * $shade ), (int) ( $rgb[2] * $shade ) ) );
	}
	$light = imagecolorallocatealpha( $image, 255, 255, 255, 70 );
	imagefilledellipse( $image, 400, 400, 430, 430, $light );
	imagefilledellipse( $image, 400, 400, 250, 250, imagecolorallocatealpha( $image, 255, 255, 255, 60 ) );
	$dir  = wp_upload_dir( '2026/01' );
	$file = $dir['path'] . "/$slug.jpg";
	imagejpeg( $image, $file, 82 );
	$id = wp_insert_attachment( array( 'post_mime_type' => 'image/jpeg', 'post_title' => $slug, 'post_status' => 'inherit' ), $file );
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $file ) );
	update_post_meta( $id, '_urumi_sample', '1' );
	return $id;
}

$category = wp_insert_term( 'Kitchen', 'product_cat' );
$products = array(
	array( 'mug', 'Stoneware mug', '14.50', '0.4', array( 74, 120, 150 ), 'Holds a third of a litre and keeps it warm.' ),
	array( 'board', 'Oak cutting board', '39.00', '1.6', array( 176, 132, 84 ), 'Cut from one piece, oiled by hand.' ),
	array( 'towel', 'Linen tea towel', '12.00', '0.1', array( 120, 140, 104 ), 'Dries glasses without a trace.' ),
	array( 'jar', 'Storage jar', '18.90', '0.7', array( 168, 96, 88 ), 'With a lid that closes tight.' ),
);
foreach ( $products as list( $slug, $name, $price, $weight, $colour, $text ) ) {
	$product = new WC_Product_Simple();
	$product->set_name( $name );
	$product->set_slug( $slug );
	$product->set_sku( 'sample-' . $slug );
	$product->set_regular_price( $price );
	$product->set_weight( $weight );
	$product->set_short_description( $text );
	$product->set_description( "<p>$text</p>" );
	$product->set_category_ids( array( $category['term_id'] ) );
	$product->set_image_id( urumi_picture( $slug, $colour ) );
	$product->set_reviews_allowed( false );
	$product->set_status( 'publish' );
	$product->update_meta_data( '_urumi_sample', '1' );
	$product->save();
}
