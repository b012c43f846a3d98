package io.urumi.shell.command.access;

import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Option;

/**
 * Who signs in for one command.
 *
 * @param user null for whom the shell's token is
 * @param passwordFile null to ask for the password
 */
public record UserOptions(
    @Option(longName = "user", description = "Sign in as this user for the command")
        @Nullable String user,
    @Option(longName = "password-file", description = "File with the password, only for its owner")
        @Nullable String passwordFile) {}
