<?php
// No requests to the store's own address (network policies drop them, so they would wait for a timeout), and no
// asynchronous runner that needs them: the CronJob runs scheduled actions.
defined( 'ABSPATH' ) || exit;

add_filter( 'block_local_requests', '__return_true' );
add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );
add_filter( 'woocommerce_allow_marketplace_suggestions', '__return_false' );
add_filter( 'woocommerce_tracker_send_override', '__return_false' );
