<?php
// No calls to itself through the ingress (the network refuses them, after a long wait), no asynchronous runner that
// would need them: the CronJob runs the queue.
defined( 'ABSPATH' ) || exit;

add_filter( 'block_local_requests', '__return_true' );
add_filter( 'action_scheduler_allow_async_request_runner', '__return_false' );
add_filter( 'woocommerce_allow_marketplace_suggestions', '__return_false' );
add_filter( 'woocommerce_tracker_send_override', '__return_false' );
