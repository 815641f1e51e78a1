package org.embargoledger.ledger.support;

import io.restassured.RestAssured;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads an answer byte by byte over a socket of its own, as slowly as the test likes. */
public final class SlowClient implements AutoCloseable {

  private static final int RECEIVE_BUFFER = 4096;

  private final Socket socket = new Socket();

  private SlowClient() {}

  public static SlowClient get(String path, String... headers) throws IOException {
    SlowClient client = new SlowClient();
    client.socket.setReceiveBufferSize(RECEIVE_BUFFER);
    client.socket.setSoTimeout(20_000);
    client.socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
    String token =
        Jwt.preferredUserName("analyst")
            .issuer("https://server.example.com")
            .audience("embargo-ledger")
            .claim("realm_access", Map.of("roles", List.of("ledger:read")))
            .sign();
    StringBuilder request =
        new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n")
            .append("Authorization: Bearer " + token + "\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    client
        .socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    return client;
  }

  public InputStream stream() throws IOException {
    return socket.getInputStream();
  }

  /** So many bytes, or all that there are. */
  public String read(int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
