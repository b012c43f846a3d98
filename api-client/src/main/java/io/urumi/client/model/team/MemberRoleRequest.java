package io.urumi.client.model.team;

/** The new role of a member. */
public record MemberRoleRequest(String role) {}
