package org.embargoledger.ingest.log.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import org.embargoledger.ingest.log.contract.BreakableStore.Lost;

/**
 * Stands between a client and PostgreSQL and passes protocol messages on. Can be slow, and can cut
 * the connection at a chosen request: before the server gets it, or once the server has carried it
 * out and the client still waits for the answer. A request is all that leads up to one
 * ReadyForQuery, so this works the same however the client batches and pipelines.
 */
final class FaultyWire implements AutoCloseable {

  private final ServerSocket listener;
  private final int serverPort;
  private final int slowMs;

  private int cutAt;
  private Lost lost;
  private boolean cut;
  private int requests;
  private int answers;

  FaultyWire(int serverPort, int slowMs) {
    this.serverPort = serverPort;
    this.slowMs = slowMs;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Cuts once, at the request that comes as the {@code request}-th from now on. */
  synchronized void cutAt(int request, Lost lost) {
    this.cutAt = request;
    this.lost = lost;
    cut = false;
    requests = 0;
    answers = 0;
  }

  synchronized boolean wasCut() {
    return cut;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Runnable close =
          () -> {
            closeQuietly(server);
            closeQuietly(client);
          };
      daemon(() -> passRequests(client, server, close));
      daemon(() -> passAnswers(client, server, close));
    }
  }

  private void passRequests(Socket client, Socket server, Runnable close) {
    try {
      DataInputStream in = new DataInputStream(client.getInputStream());
      DataOutputStream out = new DataOutputStream(server.getOutputStream());
      byte[] startup = in.readNBytes(in.readInt() - 4);
      out.writeInt(startup.length + 4);
      out.write(startup);
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      while (true) {
        char type = message(in, request);
        if (type == 'S' || type == 'Q') {
          pause();
          if (mayGo(close)) {
            request.writeTo(out);
          }
          request.reset();
        } else if (type == 'p' || type == 'X') {
          request.writeTo(out);
          request.reset();
        }
      }
    } catch (IOException | RuntimeException e) {
      close.run();
    }
  }

  private void passAnswers(Socket client, Socket server, Runnable close) {
    try {
      DataInputStream in = new DataInputStream(server.getInputStream());
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      while (true) {
        char type = message(in, answer);
        if (type != 'Z') {
          continue;
        }
        if (mayReturn(close)) {
          answer.writeTo(client.getOutputStream());
        }
        answer.reset();
      }
    } catch (IOException | RuntimeException e) {
      close.run();
    }
  }

  private synchronized boolean mayGo(Runnable close) {
    requests++;
    if (requests == cutAt && lost == Lost.REQUEST) {
      cutNow(close);
    }
    // What follows a request whose answer gets lost never leaves the client.
    return cutAt == 0 || requests < cutAt || (requests == cutAt && lost == Lost.ANSWER);
  }

  private synchronized boolean mayReturn(Runnable close) {
    answers++;
    if (answers == cutAt && lost == Lost.ANSWER) {
      cutNow(close);
      return false;
    }
    return true;
  }

  private void cutNow(Runnable close) {
    cut = true;
    close.run();
    cutAt = 0;
  }

  private static char message(DataInputStream in, ByteArrayOutputStream into) throws IOException {
    int type = in.readUnsignedByte();
    int length = in.readInt();
    DataOutputStream out = new DataOutputStream(into);
    out.writeByte(type);
    out.writeInt(length);
    out.write(in.readNBytes(length - 4));
    return (char) type;
  }

  private void pause() {
    if (slowMs > 0) {
      try {
        Thread.sleep(ThreadLocalRandom.current().nextInt(slowMs));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The listener was closed.
              }
            },
            "faulty-wire");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
