package io.urumi.shell.testing;

/** JSON as the control plane sends it. */
public final class Samples {
  public static final String ID = "01990a5d-ac96-774b-bcce-b302099a8057";

  private Samples() {}

  public static String store(String phase) {
    return store("alpha", phase, false, "");
  }

  public static String simulated(String phase) {
    return store("alpha", phase, true, "");
  }

  public static String failed() {
    return store(
        "alpha",
        "FAILED",
        false,
        """
        "failure":{"code":"IMAGE_PULL_FAILED","message":"The image could not be pulled.",
          "detail":"manifest unknown","remedy":"Push the image, then retry.","retryable":true},\
        """);
  }

  public static String store(String subdomain, String phase, boolean simulated, String more) {
    String ready = phase.equals("READY") ? "\"readyAt\":\"2026-11-02T10:00:04.250Z\"," : "";
    return """
    {"id":"%s","name":"Alpha Shop","subdomain":"%s","owner":"local","plan":"small",
     "url":"http://%s.localhost","adminUrl":"http://%s.localhost/wp-admin/",
     "namespace":"store-%s","cluster":{"name":"%s","simulated":%s},"desired":"RUNNING",
     "phase":"%s","generation":1,"observedGeneration":1,
     "conditions":[{"type":"NamespaceReady","status":"TRUE","reason":"NamespaceActive",
       "message":"The namespace is there.","lastTransitionTime":"2026-11-02T10:00:01Z"}],
     %s %s "createdAt":"2026-11-02T10:00:00Z","updatedAt":"2026-11-02T10:00:04Z",
     "version":7,"somethingNew":{"of":"a newer version"}}\
    """
        .formatted(
            ID,
            subdomain,
            subdomain,
            subdomain,
            subdomain,
            simulated ? "simulated" : "test",
            simulated,
            phase,
            more,
            ready)
        .replace("\n", "");
  }

  public static String page(String... items) {
    return "{\"items\":[" + String.join(",", items) + "]}";
  }

  public static String pageBefore(String cursor, String... items) {
    return "{\"items\":[" + String.join(",", items) + "],\"next\":\"" + cursor + "\"}";
  }

  public static String step(int id, String title, String outcome, long millis) {
    return """
    {"id":"%d","step":"CREATE_NAMESPACE","title":"%s","attempt":1,
     "startedAt":"2026-11-02T10:00:00Z","endedAt":"2026-11-02T10:00:01Z","durationMs":%d,
     "outcome":"%s"}\
    """
        .formatted(id, title, millis, outcome);
  }

  public static String event(int id, String type, String at, String message, String store) {
    return """
    id: %d
    event: store
    data: {"event":{"id":"%d","storeId":"%s","subdomain":"alpha","type":"%s","at":"%s","message":"%s","step":"CREATE_NAMESPACE"},"store":%s}

    """
        .formatted(id, id, ID, type, at, message, store);
  }

  public static String orphan(String subdomain, boolean adoptable) {
    return """
    {"namespace":"store-%s","subdomain":"%s","storeId":"%s","reason":"%s",
     "message":"Namespace store-%s belongs to no store.","adoptable":%s,"deletable":true,
     "name":"Alpha Shop","owner":"local","plan":"small","createdAt":"2026-11-02T10:00:00Z",
     "firstSeenAt":"2026-11-02T11:00:00Z","lastSeenAt":"2026-11-02T12:00:00Z"}\
    """
        .formatted(
            subdomain,
            subdomain,
            ID,
            adoptable ? "NO_STORE" : "STORE_DELETED",
            subdomain,
            adoptable)
        .replace("\n", "");
  }

  public static String system(boolean simulated) {
    return """
    {"version":"0.1.0","cluster":{"name":"test","simulated":%s,"server":"https://127.0.0.1:6443",
     "reachable":true,"version":"v1.34.4","message":"The API server answers."},
     "database":{"product":"H2","version":"2.4","location":"/data"},"replica":"host-1",
     "queue":{"due":0,"inFlight":1,"waiting":0},"stores":{"READY":3,"FAILED":1},"orphans":2,
     "hostSuffix":"localhost","ingress":{"className":"nginx","address":"http://nginx.web.svc",
     "controllerNamespace":"web"},"helm":{"implementation":"sdk","version":"3.21.0"},
     "chart":{"name":"woocommerce-store","version":"0.1.0"}}\
    """
        .formatted(simulated);
  }
}
