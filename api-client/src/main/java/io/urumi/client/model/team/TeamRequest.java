package io.urumi.client.model.team;

/** What a team is called. */
public record TeamRequest(String name) {}
