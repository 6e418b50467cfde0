/** A spec in which no rule finds anything, with an operation and models that have something for every rule. */
export const GOOD = `openapi: "3.1.0"
info:
  title: Disks
  version: "4.10"
  description: Disks and what is done with them.
  x-zstack: { zh-CN: 云盘及其操作。 }
tags:
  - name: Disks
    description: Everything about disks.
    x-zstack: { zh-CN: 与云盘有关的操作。 }
paths:
  /zstack/v1/disks/{uuid}/actions#resizeDisk:
    put:
      operationId: ResizeDisk
      tags: [Disks]
      summary: Make a disk larger
      description: Gives a disk more room.
      parameters:
        - name: uuid
          in: path
          required: true
          description: The disk.
          schema: { type: string }
          x-zstack: { type: String, zh-CN: 云盘。 }
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [resizeDisk]
              properties:
                resizeDisk:
                  type: object
                  description: The new size.
                  x-zstack: { type: Object, zh-CN: 新的容量。 }
                  required: [size]
                  properties:
                    size:
                      type: integer
                      format: int64
                      minimum: 1
                      maximum: 1024
                      default: 8
                      description: The size in bytes.
                      x-zstack: { type: long, zh-CN: 容量，单位为字节。 }
                    resourceUuid:
                      type: string
                      pattern: ^[0-9a-f]{32}$
                      description: What the copy is to be called.
                      x-zstack: { type: String, zh-CN: 副本的 UUID。 }
            examples:
              one:
                summary: A small disk
                x-zstack: { zh-CN: 一块小云盘 }
                value: { resizeDisk: { size: 512 } }
      responses:
        "200":
          description: The disk.
          x-zstack: { zh-CN: 云盘。 }
          content:
            application/json:
              schema:
                type: object
                required: [inventory]
                properties:
                  inventory:
                    $ref: "#/components/schemas/DiskInventory"
                    description: The disk as it is now.
                    x-zstack: { type: DiskInventory, zh-CN: 变更后的云盘。 }
              examples:
                one:
                  value:
                    inventory:
                      uuid: ecadf3712d373abebb48671015a49e2c
                      size: 512
                      createDate: Nov 14, 2017 10:20:57 PM
        "202":
          description: Accepted.
          x-zstack: { zh-CN: 已受理。 }
      x-zstack:
        since: "4.10"
        category: [Storage, Disks]
        execution: job
        documentedExecution: sync
        action: resizeDisk
        documentedKey: params
        result: inventory
        sources: [ResizeDiskAction]
        zh-CN: { summary: 扩容云盘, description: 扩大云盘的容量。, category: [存储, 云盘] }
components:
  schemas:
    DiskInventory:
      type: object
      description: A disk.
      x-zstack: { type: DiskInventory, zh-CN: 云盘。 }
      required: [uuid, size]
      properties:
        uuid:
          type: string
          pattern: ^[0-9a-f]{32}$
          description: The uuid of the disk.
          x-zstack: { type: String, zh-CN: 云盘的 UUID。 }
        size:
          type: integer
          format: int64
          description: The size in bytes.
          x-zstack: { type: Long, zh-CN: 容量，单位为字节。 }
        ratio:
          type: number
          default: 1.50
          description: How full it is.
          x-zstack: { type: Double, zh-CN: 使用率。 }
        state:
          description: Whether it may be used.
          anyOf: [{ type: string, enum: [Enabled, Disabled] }, { type: string }]
          x-zstack: { type: String, documentedRequired: true, zh-CN: 是否可用。 }
        createDate:
          type: string
          description: When it was made, as \`MMM d, yyyy h:mm:ss a\`.
          examples: ["Nov 14, 2017 10:20:57 PM"]
          x-zstack: { type: Timestamp, zh-CN: "创建时间，格式为 \`MMM d, yyyy h:mm:ss a\`。" }
        lastOpDate:
          type: string
          description: When it changed, in the form of \`createDate\`.
          examples: ["Nov 14, 2017 10:20:57 PM"]
          x-zstack: { type: Timestamp, zh-CN: 变更时间，格式与 \`createDate\` 相同。 }
        parts:
          type: array
          description: The disks it is made of.
          items: { $ref: "#/components/schemas/DiskInventory" }
          x-zstack: { type: List, zh-CN: 组成部分。 }
        tagUuids:
          type: array
          description: Its tags.
          items: { type: string, pattern: "^[0-9a-f]{32}$" }
          x-zstack: { type: List, undocumented: { source: the wire }, zh-CN: 标签。 }
`;

/** Replaces a text that must be there, once. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`There is no ${from}`);
    return text.replace(from, () => to);
  }, GOOD);
}
