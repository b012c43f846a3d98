package io.urumi.client.model.team;

/** An existing account, and its role in the team. */
public record AddMemberRequest(String name, String role) {}
