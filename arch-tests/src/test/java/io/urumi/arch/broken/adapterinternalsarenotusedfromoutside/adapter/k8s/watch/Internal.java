package io.urumi.arch.broken.adapterinternalsarenotusedfromoutside.adapter.k8s.watch;

/** An internal type of an adapter. */
public interface Internal {}
