<?php
// The web server answers and PHP runs. Says nothing about the database, on purpose.
header( 'Content-Type: text/plain' );
echo "ok\n";
